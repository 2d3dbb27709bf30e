package etools;

import etools.article.ArticleDraft;
import etools.article.ArticleId;
import etools.article.Body;
import etools.article.Category;
import etools.article.Credits;
import etools.article.Headline;
import etools.article.Place;
import etools.library.Addition;
import etools.library.Library;
import etools.library.ReadingRecord.Stand;
import etools.reading.Goal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A library as someone has it who has read for fourteen months: invented news of an invented
/// coast, some of it read, some twice, some left in the middle. The same each time but for the time
/// zone, which is the machine's.
public final class DemoLibrary {

    /// The day on which it is looked at.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final int MONTHS = 14;
    private static final long SEED = 11;

    private static final String[] DESKS = {
        "Harbour", "Science", "Town Hall", "Farming", "Culture", "Weather", "Sport"
    };
    private static final String[] PAPERS = {"Coast Courier", "Island Radio", "The Ferry Post"};
    private static final String[] TAGS = {
        "ferry", "tides", "school", "energy", "birds", "bridge", "music", "market", "storm"
    };
    private static final String[] WHO = {
        "The harbour council",
        "A class of nine pupils",
        "The new ferry",
        "An old sail maker",
        "The island's only baker",
        "A team of tide watchers",
        "The lighthouse keeper",
        "A marine biologist",
        "The village choir",
        "A retired engineer"
    };
    private static final String[] DID = {
        "opens the northern pier",
        "counts every gull on the cliff",
        "repairs the clock by hand",
        "asks for a slower timetable",
        "wins a prize nobody knew of",
        "maps the seabed at low water",
        "brings back the winter market",
        "plants kelp along the wall",
        "finds a letter from the storm year",
        "measures the wind for a year"
    };
    private static final String[] WHEN = {
        "before the autumn gales", "after a winter of repairs", "in spite of the fog",
        "with borrowed instruments", "for the first time since the flood", "on a Sunday morning"
    };
    private static final String[] SENTENCES = {
        "Nobody had expected so many people on the quay so early in the day.",
        "The work took eleven weeks, and for most of them it rained.",
        "“We measured twice and then we measured again,” said one of those who were there.",
        "What is left of the money will be spent on paint, rope and a second bench.",
        "Children from both villages followed the boats along the wall until they were out of"
                + " sight.",
        "In the old records the same week is described with almost the same words.",
        "The council wants to look at the figures again when the tides are lower.",
        "A ferry takes forty minutes, unless the wind stands against the current.",
        "Those who live on the hill heard it first and came down with lanterns.",
        "It is too soon to say whether the birds will come back to the same ledge.",
        "The baker sold everything by eight and closed the shop to see for herself.",
        "Later in the year there will be a small exhibition in the reading room.",
        "The engineer keeps the broken parts in a box and shows them to anyone who asks.",
        "By evening the fog had returned and the harbour was as quiet as before."
    };

    private final Random random = new Random(SEED);
    private final ZoneId zone = ZoneId.systemDefault();
    private Instant now = Instant.EPOCH;

    /// Fills an empty folder.
    ///
    /// @return the article to look at: long, and left in the middle
    public static ArticleId make(Path folder) {
        return new DemoLibrary().fill(folder);
    }

    private ArticleId fill(Path folder) {
        LocalDate first = TODAY.minusMonths(MONTHS);
        try (Library library = Library.open(folder, (InstantSource) () -> now, "the pictures")) {
            List<ArticleId> unread = new ArrayList<>();
            List<ArticleId> read = new ArrayList<>();
            library.record().setGoal(new Goal(Goal.Unit.MINUTES, 10));
            for (LocalDate day = first; day.isBefore(TODAY); day = day.plusDays(1)) {
                at(day, 6 * 60);
                if (day.getDayOfWeek().getValue() % 3 == 1) {
                    unread.addAll(bring(library, day));
                }
                boolean everyDay = day.isAfter(TODAY.minusDays(17));
                if (everyDay || random.nextInt(20) < (day.getMonthValue() % 6 == 1 ? 7 : 15)) {
                    readSome(library, day, unread, read);
                }
            }
            at(TODAY, 6 * 60);
            unread.addAll(bring(library, TODAY));
            for (int i = 0; i < 3; i++) {
                at(TODAY, 7 * 60 + 9 * i);
                read(library, unread.remove(unread.size() - 1 - i), 0, 1, 1.0);
            }
            ArticleId last = longest(library, unread);
            at(TODAY, 8 * 60);
            read(library, last, 0, 0.45, 1.1);
            return last;
        }
    }

    /// Of the last ten.
    private static ArticleId longest(Library library, List<ArticleId> unread) {
        List<ArticleId> newest = unread.subList(unread.size() - 10, unread.size());
        ArticleId longest =
                newest.stream()
                        .max(
                                Comparator.comparingInt(
                                        id -> library.headline(id).orElseThrow().words()))
                        .orElseThrow();
        unread.remove(longest);
        return longest;
    }

    private void at(LocalDate day, int minute) {
        now = day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toInstant();
    }

    private List<ArticleId> bring(Library library, LocalDate day) {
        List<ArticleDraft> drafts = new ArrayList<>();
        int count = 4 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            drafts.add(article(day.minusDays(random.nextInt(2))));
        }
        return library.add(drafts, library.beginImport("coast-news-" + day + ".zip")).stream()
                .map(Addition::id)
                .toList();
    }

    private ArticleDraft article(LocalDate date) {
        String title = any(WHO) + " " + any(DID) + " " + any(WHEN);
        StringBuilder body = new StringBuilder();
        int paragraphs = 4 + random.nextInt(14);
        for (int p = 0; p < paragraphs; p++) {
            body.append(p == 0 ? "" : "\n\n");
            int sentences = 2 + random.nextInt(4);
            for (int s = 0; s < sentences; s++) {
                body.append(s == 0 ? "" : " ").append(any(SENTENCES));
            }
        }
        String desk = DESKS[(int) (DESKS.length * Math.pow(random.nextDouble(), 1.6))];
        List<String> tags = new ArrayList<>();
        for (int t = random.nextInt(3); t > 0; t--) {
            String tag = any(TAGS);
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        return ArticleDraft.titled(title, Body.text(body.toString()))
                .category(new Category(desk.toLowerCase(Locale.ROOT).replace(' ', '-'), desk))
                .credits(new Credits(List.of(), any(PAPERS), "en"))
                .tags(tags)
                .date(date)
                .build();
    }

    private void readSome(
            Library library, LocalDate day, List<ArticleId> unread, List<ArticleId> read) {
        int count = 1 + random.nextInt(4);
        int minute = (random.nextInt(3) == 0 ? 12 : 7) * 60 + random.nextInt(100);
        for (int i = 0; i < count && !unread.isEmpty(); i++) {
            at(day, minute += 2 + random.nextInt(7));
            int what = random.nextInt(12);
            if (what == 0 && !read.isEmpty()) {
                read(library, read.get(random.nextInt(read.size())), 0, 1, 1.2);
            } else {
                ArticleId id = unread.remove(random.nextInt(unread.size()));
                if (what == 1) {
                    read(library, id, 0, 0.2 + random.nextDouble() * 0.6, 1);
                } else if (what == 2) {
                    read(library, id, 0, 1, 6);
                } else {
                    read(library, id, 0, 1, 0.75 + random.nextDouble() * 0.5);
                    read.add(id);
                }
            }
        }
    }

    /// @param haste times the usual pace of this reader, which grows from month to month
    private void read(Library library, ArticleId id, double from, double to, double haste) {
        Headline article = library.headline(id).orElseThrow();
        long months =
                Duration.between(TODAY.minusMonths(MONTHS).atStartOfDay(zone), now.atZone(zone))
                                .toDays()
                        / 30;
        double perMinute = (165 + 4 * months) * haste;
        Duration active =
                Duration.ofMillis((long) (60_000 * article.words() * (to - from) / perMinute));
        long number = library.recordReading(id);
        library.record()
                .end(
                        number,
                        new Stand(
                                active.plusSeconds(random.nextInt(40)),
                                active,
                                from,
                                to,
                                new Place(Math.min(3, (int) (to * 4)), 0, Math.max(0, to - 0.1))));
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private DemoLibrary() {}
}
