"""The words that carry no sense of their own, in each language that we know."""

from __future__ import annotations

_WORDS = {
    "en": """
        a an and as at be been but by did do for from had has have he her him his if in into is it its led made
        more most no not of off on one or other out over own she so some than that the their them then they this
        to up was were what when where which who whom whose will with would after before until while about
        against because
    """,
    "de": """
        aber alle als also am an auch auf aus bei bevor bis da damit dann das dass dem den denn der des die dies
        diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines er es für gegen hat hatte
        hatten hinter ich ihm ihn ihr ihre ihrem ihren ihrer im in indem ist ja jede jeder kein keine keinen man
        mehr mit nach nicht noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner sich sie sind
        so sowie über um und unter vom von vor war waren was weil wenn wer werden wie wird wo wurde wurden
        während zu zum zur zwischen
    """,
    "fr": """
        à afin ai ainsi alors après au aucun aussi autre autres aux avant avait avaient avec avoir c car ce cela
        celle celui ces cet cette ceux chez comme contre d dans de depuis des dont du elle elles en entre est et
        était étaient été être eu eut fut furent il ils j jusqu l la le les leur leurs lors lui m mais même n ne
        ni non nous on ont ou où par parce pas pendant plus pour pourquoi qu quand que quel quelle qui quoi s sa
        sans se selon ses si son sont sous sur t tous tout toute toutes très un une vers vous y
    """,
}


def common_words(language: str) -> str:
    """Those of the language with this BCP 47 tag; none of a language that we do not know."""
    return _WORDS.get(language.split("-")[0], "")
