package etools.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Headline;
import etools.article.Passage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A library and its search index, together.
class SearchingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path temp;
    private Instant now = Instant.parse("2025-06-04T12:00:00Z");
    private Library library;

    @BeforeEach
    void open() {
        library = open("library");
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Library open(String name) {
        return Library.open(temp.resolve(name), () -> now, "a test");
    }

    private void reopen() {
        close();
        open();
    }

    private ArticleId add(String title, String body) {
        return add(ArticleDraft.titled(title, Body.text(body)));
    }

    private ArticleId add(ArticleDraft.Builder draft) {
        return library.add(List.of(draft.build()), library.beginImport("test")).getFirst().id();
    }

    private int row(ArticleId id) {
        return library.headline(id).orElseThrow().row();
    }

    private List<String> found(String text) {
        return found(Query.ALL.withText(text).withSort(Query.Sort.TITLE, false));
    }

    private List<String> found(Query query) {
        assertThat(library.awaitIndex(query, LONG)).isTrue();
        ArticleList list = library.find(query);
        return library.headlines(list.rows(0, list.size())).stream().map(Headline::title).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private Path index() {
        return temp.resolve("library/search");
    }

    @Test
    void whatWasAddedIsFoundByTheWordsOfItsText() {
        add("Ferry", "The crossing takes nine hours in winter.");
        add("Trams", "They cross the bridge.");
        assertThat(found("winter")).containsExactly("Ferry");
        assertThat(found("crossings")).containsExactly("Ferry", "Trams");
        assertThat(found("\"crosses\"")).isEmpty();
        assertThat(found("bridge -trams")).isEmpty();
        reopen();
        assertThat(found("nine WINT")).containsExactly("Ferry");
    }

    @Test
    void anArticleThatChangedIsFoundByItsNewWordsUntilThatIsUndone() {
        ArticleId id = add("Ferry", "The crossing takes nine hours.");
        long second = library.beginImport("second");
        library.add(
                List.of(
                        ArticleDraft.titled("Ferry", Body.text("The passage takes eight hours."))
                                .id(id)
                                .build()),
                second);
        assertThat(found("passage")).containsExactly("Ferry");
        assertThat(found("crossing")).isEmpty();
        reopen();
        assertThat(found("eight")).containsExactly("Ferry");
        library.undoImport(second);
        assertThat(found("crossing")).containsExactly("Ferry");
        assertThat(found("passage")).isEmpty();
        reopen();
        assertThat(found("nine")).containsExactly("Ferry");
        assertThat(found("eight")).isEmpty();
    }

    @Test
    void theSameArticleTwiceInOneBatchIsFoundByItsLastText() {
        ArticleId id = add("Quay", "Ships lie here.");
        library.add(
                List.of(
                        ArticleDraft.titled("Pier", Body.text("First."))
                                .url("https://a.example/")
                                .build(),
                        ArticleDraft.titled("Pier", Body.text("Second."))
                                .url("https://a.example/")
                                .build(),
                        ArticleDraft.titled("Quay", Body.text("Boats lie here.")).id(id).build()),
                library.beginImport("twice"));
        assertThat(found("second")).containsExactly("Pier");
        assertThat(found("first")).isEmpty();
        assertThat(found("boats")).containsExactly("Quay");
    }

    @Test
    void removedArticlesAreNotFoundUntilTheyReturn() {
        int row = row(add("Ferry", "The crossing."));
        assertThat(found("crossing")).hasSize(1);
        library.remove(new int[] {row}, true);
        assertThat(found("crossing")).isEmpty();
        library.remove(new int[] {row}, false);
        assertThat(found("crossing")).hasSize(1);
    }

    @Test
    void wordsAndTheReadersRecordAreAskedForTogether() {
        ArticleId ferry =
                add(
                        ArticleDraft.titled("Ferry", Body.text("The crossing is long. ".repeat(50)))
                                .category(new Category("sea", "At sea"))
                                .tags(List.of("slow travel"))
                                .date(LocalDate.of(2025, 1, 5)));
        add(
                ArticleDraft.titled("Tunnel", Body.text("The crossing is short."))
                        .date(LocalDate.of(2024, 3, 1)));
        library.recordReading(ferry);
        library.mark(List.of(ferry), Mark.STAR);

        assertThat(found("crossing is:read")).containsExactly("Ferry");
        assertThat(found("crossing is:unread")).containsExactly("Tunnel");
        assertThat(found("is:starred OR short")).containsExactly("Ferry", "Tunnel");
        assertThat(found("crossing words:>100")).containsExactly("Ferry");
        assertThat(found("words:<10")).containsExactly("Tunnel");
        assertThat(found("date:2025-01")).containsExactly("Ferry");
        assertThat(found("crossing date:<2025")).containsExactly("Tunnel");
        assertThat(found("read:never")).containsExactly("Tunnel");
        assertThat(found("read:1 crossing")).containsExactly("Ferry");
        assertThat(found("lastread:2025-06-04")).containsExactly("Ferry");
        assertThat(found("created:today crossing")).hasSize(2);
        assertThat(found("category:\"at sea\"")).containsExactly("Ferry");
        assertThat(found("sea crossing")).as("a word of the category").containsExactly("Ferry");
        assertThat(found("tag:\"slow travel\"")).containsExactly("Ferry");
        assertThat(found("-is:read")).containsExactly("Tunnel");
        assertThat(
                        found(
                                new Query(
                                        "crossing",
                                        Query.Show.UNREAD,
                                        null,
                                        null,
                                        Query.Sort.RELEVANCE,
                                        true)))
                .containsExactly("Tunnel");
        assertThat(
                        found(
                                new Query(
                                        "crossing",
                                        Query.Show.ALL,
                                        "sea",
                                        "slow travel",
                                        Query.Sort.RELEVANCE,
                                        true)))
                .containsExactly("Ferry");
    }

    @Test
    void theMostRelevantComeFirst() {
        add("Harbour dues", "Ships pay when they enter.");
        add("A long walk", "Past fields and, once, a harbour, on the way to the hills beyond.");
        add("Fields", "Nothing here.");
        Query query = Query.ALL.withText("harbour").withSort(Query.Sort.RELEVANCE, true);
        assertThat(found(query)).containsExactly("Harbour dues", "A long walk");
        assertThat(found(query.withSort(Query.Sort.RELEVANCE, false)))
                .containsExactly("A long walk", "Harbour dues");
    }

    @Test
    void beyondTheFirstHundredsTheNewestComeFirst() {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            drafts.add(
                    ArticleDraft.titled("Number " + i, Body.text("The tide is in."))
                            .date(LocalDate.of(2000, 1, 1).plusDays(i))
                            .build());
        }
        library.add(drafts, library.beginImport("many"));
        assertThat(library.awaitIndex(Query.ALL.withText("tide"), LONG)).isTrue();
        ArticleList list =
                library.find(Query.ALL.withText("tide").withSort(Query.Sort.RELEVANCE, true));
        assertThat(list.size()).isEqualTo(1_500);
        assertThat(library.headlines(list.rows(300, 1_500)))
                .extracting(Headline::date)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void passagesShowWhyAnArticleWasFound() {
        String before = "Nothing of note happened on that day in the old town. ".repeat(20);
        ArticleId id = add("Ferry", before + "Then the lighthouse went dark. " + before);
        assertThat(found("lighthouses")).hasSize(1);
        Map<Integer, Passage> passages = library.passages("lighthouses", new int[] {row(id)});
        Passage passage = passages.get(row(id));
        assertThat(passage.text()).contains("lighthouse went dark").hasSizeLessThan(260);
        assertThat(passage.matches())
                .extracting(span -> passage.text().substring(span.from(), span.to()))
                .containsExactly("lighthouse");
        assertThat(library.passages("is:unread", new int[] {row(id)})).isEmpty();
        assertThat(library.marker("dark").apply("It was DARK."))
                .containsExactly(new Passage.Span(7, 11));
    }

    @Test
    void aMisspeltWordIsPutRight() {
        add("Ferry", "The lighthouse went dark, and the lighthouse keeper slept.");
        assertThat(found("lighthuose keeper")).isEmpty();
        assertThat(library.didYouMean("lighthuose keeper")).hasValue("lighthouse keeper");
    }

    @Test
    void aMissingIndexIsMadeOfTheStore() throws IOException {
        add("Ferry", "The crossing takes nine hours.");
        assertThat(found("nine")).hasSize(1);
        close();
        for (Path file : files(index())) {
            Files.delete(file);
        }
        open();
        assertThat(found("nine")).containsExactly("Ferry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptied", "cut", "garbage"})
    void aDamagedIndexIsMadeAnew(String damage) throws IOException {
        add("Ferry", "The crossing takes nine hours.");
        assertThat(found("nine")).hasSize(1);
        close();
        for (Path file : files(index())) {
            if (Files.isRegularFile(file) && !file.endsWith("write.lock")) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(
                        file,
                        switch (damage) {
                            case "emptied" -> new byte[0];
                            case "cut" -> java.util.Arrays.copyOf(bytes, bytes.length / 2);
                            default ->
                                    "garbage"
                                            .repeat(100)
                                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                        });
            }
        }
        open();
        add("Trams", "They take nine minutes.");
        assertThat(found("nine")).containsExactly("Ferry", "Trams");
    }

    @Test
    void theIndexOfAnotherLibraryIsNotBelieved() throws IOException {
        add("Ferry", "The crossing takes nine hours.");
        assertThat(found("nine")).hasSize(1);
        close();
        now = now.plus(Duration.ofDays(1));
        library = open("other");
        add("Trams", "They take ten minutes.");
        assertThat(found("ten")).hasSize(1);
        close();
        Path theirs = temp.resolve("other/search");
        for (Path file : files(theirs)) {
            Files.delete(file);
        }
        Files.move(index(), theirs);
        library = open("other");
        assertThat(found("nine")).isEmpty();
        assertThat(found("ten")).containsExactly("Trams");
    }

    @Test
    void aRestoredLibraryIsSearchedByItsOwnWords() {
        add("Ferry", "The crossing takes nine hours.");
        Path backup = temp.resolve("backup.zip");
        library.backup(backup);
        add("Trams", "They take ten minutes.");
        assertThat(found("ten")).hasSize(1);
        close();
        Library.restore(temp.resolve("library"), backup, () -> now);
        open();
        assertThat(found("ten")).isEmpty();
        add("Trains", "They take eleven minutes.");
        assertThat(found("nine OR eleven")).containsExactly("Ferry", "Trains");
    }

    @Test
    void savedSearchesAreCountedAgainWhenSomethingChanges() throws InterruptedException {
        BlockingQueue<LibraryChange> changes = new LinkedBlockingQueue<>();
        library.onChange(changes::add);
        Query nine = Query.ALL.withText("nine");
        int number = library.saveSearch("About nine", nine);
        ArticleId ferry = add("Ferry", "The crossing takes nine hours.");
        add("Trams", "They take nine minutes.");
        awaitCounts(changes, number, 2, 2);
        library.mark(List.of(ferry), Mark.READ);
        awaitCounts(changes, number, 2, 1);
        library.remove(new int[] {row(ferry)}, true);
        awaitCounts(changes, number, 1, 1);

        reopen();
        assertThat(library.savedSearches())
                .singleElement()
                .returns("About nine", SavedSearch::name)
                .returns(nine, SavedSearch::query);
    }

    private void awaitCounts(
            BlockingQueue<LibraryChange> changes, int number, int articles, int unread)
            throws InterruptedException {
        while (library.savedSearches().stream()
                .noneMatch(one ->
                        one.number() == number
                                && one.articles() == articles
                                && one.unread() == unread)) {
            assertThat(changes.poll(1, TimeUnit.MINUTES)).isNotNull();
        }
    }

    @Test
    void aSavedSearchHasANameOfItsOwnAndAsksForSomething() {
        Query tide = Query.ALL.withText("tide");
        library.saveSearch("  The\n tide ", tide);
        assertThat(library.savedSearches())
                .extracting(SavedSearch::name)
                .containsExactly("The tide");
        for (String name : List.of("", " \t ", "x".repeat(101), "the TIDE")) {
            assertThatThrownBy(() -> library.saveSearch(name, tide))
                    .as(name)
                    .isInstanceOf(LibraryException.class);
        }
        assertThatThrownBy(() -> library.saveSearch("All", Query.ALL.withText("  ")))
                .isInstanceOf(LibraryException.class)
                .hasMessage("A saved search needs a text, a filter or a category");
        assertThat(library.savedSearches()).hasSize(1);
    }

    @Test
    void aCategoryInQuotesIsThatCategoryAlone() {
        add(ArticleDraft.titled("One", Body.text("x")).category(new Category("cat1", "Cat1")));
        add(ArticleDraft.titled("Ten", Body.text("x")).category(new Category("cat10", "Cat10")));
        assertThat(found("category:cat1")).containsExactly("One", "Ten");
        assertThat(found("category:\"cat1\"")).containsExactly("One");
        assertThat(library.completions("category:cat1", 13))
                .extracting(Completion::replacement)
                .contains("category:\"Cat1\"");
    }

    @Test
    void whatStandsThereAlreadyIsNoCompletion() {
        add("The lighthouse", "It went dark.");
        assertThat(found("lighthouse")).hasSize(1);
        assertThat(library.completions("lighth", 6))
                .extracting(Completion::replacement)
                .contains("lighthouse");
        assertThat(library.completions("lighthouse", 10)).isEmpty();
        assertThat(library.completions("is:unread", 9)).isEmpty();
    }

    @Test
    void savedSearchesAreRenamedDeletedAndBroughtBack() {
        int number = library.saveSearch("One", Query.ALL.withText("one"));
        library.changeSearch(number, "Two", Query.ALL.withText("two"));
        assertThat(library.savedSearches()).extracting(SavedSearch::name).containsExactly("Two");
        library.deleteSearch(number);
        assertThat(library.savedSearches()).isEmpty();
        library.changeSearch(number, "Back", Query.ALL.withText("two"));
        assertThat(library.savedSearches()).extracting(SavedSearch::name).containsExactly("Back");
        assertThatThrownBy(() -> library.changeSearch(99, "None", Query.ALL.withText("x")))
                .isInstanceOf(LibraryException.class)
                .hasMessage("There is no saved search 99");
    }

    @Test
    void manyRowsAreMarkedAtOnceAndBack() {
        List<ArticleDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            drafts.add(ArticleDraft.titled("Number " + i, Body.text("Text " + i)).build());
        }
        library.add(drafts, library.beginImport("many"));
        ArticleList all = library.find(Query.ALL);
        int[] rows = all.rows(0, all.size());
        int[] some = all.rows(4_000, 4_500);
        library.mark(some, Mark.READ);
        int[] changed = library.mark(rows, Mark.READ);
        assertThat(changed).hasSize(8_500);
        reopen();
        assertThat(library.find(Query.ALL.withShow(Query.Show.UNREAD)).size()).isZero();
        library.mark(changed, Mark.UNREAD);
        reopen();
        ArticleList unread = library.find(Query.ALL.withShow(Query.Show.UNREAD));
        assertThat(unread.rows(0, unread.size())).containsExactlyInAnyOrder(changed);
    }
}
