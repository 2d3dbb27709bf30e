package etools.search;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.Credits;
import etools.search.Ask.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class FindingTest {

    @TempDir private Path folder;
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(SearchIndex.open(folder.resolve("index")));
    }

    @AfterEach
    void close() {
        shelf.index.close();
    }

    @Test
    void wordsMustAllBeThere() {
        int both = shelf.put("Rain in the valley", "The river rose overnight.");
        shelf.put("Rain", "Nothing rose.");
        assertThat(shelf.find("rain river ")).containsExactly(both);
    }

    @Test
    void whatWasAddedIsFoundAtOnce() {
        int first = shelf.put("One lantern", "");
        assertThat(shelf.find("lantern")).containsExactly(first);
        int second = shelf.put("Two lanterns", "");
        assertThat(shelf.find("lantern")).containsExactly(first, second);
    }

    @Test
    void englishFormsOfAWordAreFound() {
        int row = shelf.put("Cities were running dry", "");
        assertThat(shelf.find("city run ")).containsExactly(row);
        assertThat(shelf.find("city runs")).containsExactly(row);
    }

    @Test
    void quotedWordsStandSideBySideExactlySo() {
        int row = shelf.put("A note", "The old mill town sleeps.");
        shelf.put("A note", "The old mills town sleeps.");
        shelf.put("A note", "A mill of the old town.");
        assertThat(shelf.find("\"old mill town\"")).containsExactly(row);
        assertThat(shelf.find("“old mill town”")).containsExactly(row);
    }

    @Test
    void authorsAndSourcesAreFoundByNameAndInTheirFields() {
        Credits credits = new Credits(List.of("Mika Sató", "Ann Lee"), "Harbour News", "en-GB");
        int row = shelf.putBy(credits, "The ferry");
        shelf.put("Sato is a town", "Ann and Lee have news of a harbour.");
        int french = shelf.putBy(new Credits(List.of(), null, "fr"), "Le bac");
        assertThat(shelf.find("mika harbour ")).containsExactly(row);
        assertThat(shelf.find("author:sato ")).containsExactly(row);
        assertThat(shelf.find("author:sat")).containsExactly(row);
        assertThat(shelf.find("author:\"Ann Lee\"")).containsExactly(row);
        assertThat(shelf.find("author:\"Lee Ann\"")).isEmpty();
        assertThat(shelf.find("source:(harbour news) ")).containsExactly(row);
        assertThat(shelf.find("lang:en ")).containsExactly(row);
        assertThat(shelf.find("lang:EN_gb ")).containsExactly(row);
        assertThat(shelf.find("lang:en-US ")).isEmpty();
        assertThat(shelf.find("-lang:en the")).doesNotContain(row);
        assertThat(shelf.find("lang:fr OR author:mika ")).containsExactly(row, french);
    }

    @Test
    void noPhraseReachesFromTheTitleIntoTheText() {
        shelf.put("Harbour", "Lights went out.");
        assertThat(shelf.find("\"harbour lights\"")).isEmpty();
    }

    @Test
    void theLastWordIsStillBeingTyped() {
        int row = shelf.put("Parliament adjourns", "");
        assertThat(shelf.find("parl")).containsExactly(row);
        assertThat(shelf.find("p")).containsExactly(row);
        assertThat(shelf.find("parl ")).isEmpty();
        assertThat(shelf.find("parl* adjourns ")).containsExactly(row);
        assertThat(shelf.find("\"parliament adj")).containsExactly(row);
        assertThat(shelf.find("\"parliament adj\"")).isEmpty();
    }

    @Test
    void fieldsNarrowWhereItIsLookedFor() {
        int titled = shelf.put("Glacier retreats", "", "Alps", "Climate Change");
        int told = shelf.put("Other news", "A glacier and climate change.");
        int linked = shelf.putFrom("https://www3.nhk.or.jp/news/2025/0301/k1.html", "From afar");
        assertThat(shelf.find("glacier ")).containsExactly(titled, told);
        assertThat(shelf.find("title:glacier ")).containsExactly(titled);
        assertThat(shelf.find("-title:glacier glacier ")).containsExactly(told);
        assertThat(shelf.find("tag:alps ")).containsExactly(titled);
        assertThat(shelf.find("tag:\"climate change\"")).containsExactly(titled);
        assertThat(shelf.find("tag:climate ")).isEmpty();
        assertThat(shelf.find("url:nhk.or.jp ")).containsExactly(linked);
        assertThat(shelf.find("url:www3.nhk.or.jp ")).containsExactly(linked);
        assertThat(shelf.find("url:news/2025 ")).containsExactly(linked);
        assertThat(shelf.find("title:(glacier OR afar)")).containsExactly(titled, linked);
    }

    @Test
    void whatTheLibraryKnowsMixesWithWords() {
        int read = shelf.put("Budget passes", "");
        int unread = shelf.put("Budget fails", "");
        int other = shelf.put("Storm", "");
        shelf.know(read, Kind.READ, 1);
        shelf.know(unread, Kind.READ, 0);
        shelf.know(other, Kind.READ, 0);
        assertThat(shelf.find("budget is:unread")).containsExactly(unread);
        assertThat(shelf.find("budget OR is:unread")).containsExactly(read, unread, other);
        assertThat(shelf.find("is:unread -budget ")).containsExactly(other);
        assertThat(shelf.find("-(budget is:read)")).containsExactly(unread, other);
    }

    @Test
    void aWordOfACategorysNameFindsItsArticles() {
        int filed = shelf.put("Quiet day", "");
        int told = shelf.put("Sports day", "");
        shelf.put("Rain", "");
        shelf.file(filed, "World Sports");
        assertThat(shelf.find("sports ")).containsExactly(filed, told);
        assertThat(shelf.find("spor")).containsExactly(filed, told);
        assertThat(shelf.find("category:world")).containsExactly(filed);
        assertThat(shelf.best("sports ")).containsExactly(told, filed);
    }

    @Test
    void aWordInTheTitleIsWorthMore() {
        int told = shelf.put("Evening news", "A volcano was seen from the harbour this evening.");
        int titled = shelf.put("Volcano wakes", "Ash fell over the harbour on this evening.");
        assertThat(shelf.best("volcano ")).containsExactly(titled, told);
        assertThat(shelf.best("volc")).containsExactly(titled, told);
    }
}
