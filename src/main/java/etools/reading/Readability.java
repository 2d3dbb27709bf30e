package etools.reading;

/// How hard a text is to read, by LIX: the average number of words in a sentence and the percentage
/// of words with more than six letters, added up. It was made for newspapers and fits several
/// languages.
///
/// @see <a href="https://doi.org/10.2307/747382">Björnsson 1983, Readability of newspapers in 11
///   languages, Reading Research Quarterly 18(4)</a>
public record Readability(int lix) {

    /// In Björnsson's words: `very easy`, `easy`, `medium`, `difficult`, `very difficult`.
    public String level() {
        if (lix < 30) {
            return "very easy";
        }
        if (lix < 40) {
            return "easy";
        }
        if (lix < 50) {
            return "medium";
        }
        return lix < 60 ? "difficult" : "very difficult";
    }
}
