package etools.format;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The news agencies' XML, NewsML-G2: a news item, a package, or a message with several of them,
/// item by item. A package is a list of references: those whose items stand in the same file are
/// read there.
///
/// @see <a href="https://iptc.org/std/NewsML-G2/guidelines/">NewsML-G2 guidelines</a>
public final class NewsMlFormat implements ArticleFormat {

    private static final Set<String> ROOTS = Set.of("newsitem", "packageitem", "newsmessage");

    /// Other items of the standard, which are data.
    private static final Set<String> NO_ARTICLES =
            Set.of("conceptItem", "knowledgeItem", "planningItem", "catalogItem");

    private static final int MAX_REFERENCES = 10_000;

    @Override
    public String name() {
        return "News item (NewsML-G2)";
    }

    @Override
    public String kept() {
        return "headline, text (NITF, XHTML or plain), description, subjects, dates, byline,"
                + " source, language, addresses of pictures, copyright";
    }

    @Override
    public String lost() {
        return "codes, events and plans, films and sounds, parts of films";
    }

    @Override
    public List<String> endings() {
        return List.of("xml", "newsml");
    }

    @Override
    public boolean recognises(Input input) throws IOException {
        return isNewsMl(Encodings.head(input));
    }

    static boolean isNewsMl(String head) {
        return ROOTS.contains(Xml.rootName(head).toLowerCase(Locale.ROOT));
    }

    @Override
    public void read(Input input, Consumer<Part> parts) throws IOException, RefusedException {
        List<Part> last = new ArrayList<>();
        Reading reading = new Reading(input.limits(), parts);
        Refusal broken = null;
        try (Reader characters = Encodings.xml(input)) {
            XMLStreamReader reader = Xml.loose(characters);
            try {
                reading.all(reader);
            } catch (XMLStreamException e) {
                broken = Xml.refusalOf(e, reader);
            }
        }
        if (broken == null) {
            reading.references();
        }
        if (reading.handed == 0) {
            Refusal why = broken == null ? reading.problem : broken;
            throw new RefusedException(
                    why == null ? null : why.place(),
                    why == null ? "the file holds no news item" : why.why());
        }
        if (broken != null) {
            last.add(
                    new Part.Refused(
                            new Refusal(
                                    broken.place(),
                                    broken.why() + ", so nothing after it was read")));
        }
        last.forEach(parts);
    }

    /// One reading of one file.
    private static final class Reading {
        private final Limits limits;
        private final Consumer<Part> parts;
        private final Set<String> met = new HashSet<>();
        private final List<NewsItem> references = new ArrayList<>();
        private boolean several;
        private int items;
        private int handed;
        private @Nullable Refusal problem;

        Reading(Limits limits, Consumer<Part> parts) {
            this.limits = limits;
            this.parts = parts;
        }

        void all(XMLStreamReader reader) throws XMLStreamException, IOException {
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String name = Xml.local(reader.getLocalName());
                switch (name) {
                    case "newsMessage" -> several = true;
                    case "itemSet" -> {}
                    case "newsItem" -> {
                        NewsItem item = new NewsItem();
                        item.read(reader);
                        if (met.size() < MAX_REFERENCES) {
                            met.add(item.guid());
                        }
                        hand(item, several ? "article " + ++items : null);
                    }
                    case "packageItem" -> {
                        NewsItem item = new NewsItem();
                        item.read(reader);
                        int room = MAX_REFERENCES - references.size();
                        item.references().stream().limit(room).forEach(references::add);
                    }
                    default -> {
                        if (NO_ARTICLES.contains(name)) {
                            hand(new Refusal("article " + ++items, "a " + name + ", no article"));
                        }
                        XmlText.skip(reader);
                    }
                }
            }
        }

        /// What packages refer to and this file does not hold.
        void references() throws IOException {
            for (NewsItem reference : references) {
                if (met.add(reference.guid())) {
                    hand(reference, "article " + ++items);
                }
            }
        }

        private void hand(NewsItem item, @Nullable String place) throws IOException {
            Story story = new Story(limits, place);
            item.tell(story);
            for (Part part : story.parts()) {
                if (part instanceof Part.Refused(Refusal refusal)) {
                    hand(refusal);
                } else {
                    parts.accept(part);
                    handed++;
                }
            }
        }

        /// Of a file whose only item is refused, the whole is.
        private void hand(Refusal refusal) {
            if (several || refusal.place() != null) {
                parts.accept(new Part.Refused(refusal));
                handed++;
            } else {
                problem = refusal;
            }
        }
    }
}
