"""The diagrams that history teachers draw: what they show, and how it is drawn on a poster, a slide or a page alike."""
