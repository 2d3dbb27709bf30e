package etools.library;

import static org.assertj.core.api.Assertions.assertThat;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The same story from two files is shown as such, with the reason.
class AlikeTest {

    private static final String STORY =
            """
            The harbour of Lowmere opened its second bridge on Monday after four years of work. \
            Some two thousand people walked across before the first bus did. The mayor, who had \
            voted against it as a councillor, cut the ribbon with the pair of shears that her \
            grandmother used on sheep. Engineers from the valley said that the deck can be lifted \
            in ninety seconds, which lets the fishing boats out at any tide. Tolls were not \
            mentioned by anybody, and the ferry, which lost its last passengers that evening, is \
            to become a school of seamanship in the spring.
            """;

    @TempDir Path folder;
    private Library library;

    @BeforeEach
    void open() {
        library = Library.open(folder.resolve("library"), InstantSource.system(), "a test");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private ArticleId add(String title, String url, String text) {
        return library.add(
                        List.of(
                                ArticleDraft.titled(title, Body.text(text))
                                        .sourceId("source of " + title)
                                        .url(url)
                                        .build()),
                        library.beginImport("a test"))
                .getFirst()
                .id();
    }

    private List<Alike> alike(ArticleId id) {
        assertThat(library.awaitIndex(Query.ALL.withText("a"), Duration.ofMinutes(1))).isTrue();
        return library.alike(id);
    }

    @Test
    void theSameTextUnderAnotherTitleAndAddressIsFound() {
        ArticleId one = add("A bridge opens", "https://one.example/bridge", STORY);
        ArticleId other = add("Lowmere has two bridges", "https://two.example/7", STORY);

        assertThat(alike(one))
                .singleElement()
                .satisfies(alike -> {
                    assertThat(alike.headline().id()).isEqualTo(other);
                    assertThat(alike.reason()).isEqualTo(Alike.Reason.SAME_TEXT);
                    assertThat(alike.percent()).isEqualTo(100);
                });
        assertThat(alike(other)).extracting(a -> a.headline().id()).containsExactly(one);
    }

    @Test
    void aTextOfWhichSomeWordsWereChangedIsFoundWithItsShare() {
        ArticleId one = add("A bridge opens", "https://one.example/bridge", STORY);
        add(
                "Second bridge for Lowmere",
                "https://two.example/8",
                STORY.replace("Some two thousand", "About 2,000").replace("sheep", "her sheep"));

        assertThat(alike(one))
                .singleElement()
                .satisfies(alike -> {
                    assertThat(alike.reason()).isEqualTo(Alike.Reason.SIMILAR_TEXT);
                    assertThat(alike.percent()).isBetween(93, 98);
                });
    }

    @Test
    void twoArticlesAtOneAddressAreFoundWhateverTheySay() {
        ArticleId one = add("Morning", "https://one.example/live?utm_source=x", "It rains here.");
        ArticleId other = add("Evening", "http://one.example/live", "Quite another text.");

        assertThat(alike(one))
                .singleElement()
                .satisfies(alike -> {
                    assertThat(alike.headline().id()).isEqualTo(other);
                    assertThat(alike.reason()).isEqualTo(Alike.Reason.SAME_ADDRESS);
                });
    }

    @Test
    void otherStoriesAreNotAlikeAndRemovedOnesAreLeftOut() {
        ArticleId one = add("A bridge opens", "https://one.example/bridge", STORY);
        Random random = new Random(7);
        List<String> words = new ArrayList<>(List.of(STORY.split("\\s+")));
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(words, random);
            add("Shuffled " + i, "https://one.example/" + i, String.join(" ", words));
        }
        ArticleId copy = add("A copy", "https://two.example/1", STORY);
        library.remove(new int[] {library.headline(copy).orElseThrow().row()}, true);

        assertThat(alike(one)).isEmpty();
    }

    @Test
    void chineseAndThaiTextsAreComparedByTheirCharacters() {
        String chinese = "昨天上午港口的第二座大桥正式通车，两千多名市民步行走过桥面，市长亲自剪彩。工程师介绍桥面九十秒即可升起。";
        ArticleId one = add("大桥", "https://one.example/zh", chinese);
        add("通车", "https://two.example/zh", chinese.replace("市长亲自", "市长昨日"));

        assertThat(alike(one))
                .singleElement()
                .satisfies(alike -> assertThat(alike.percent()).isBetween(90, 99));
    }
}
