package etools.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The words of one state of the index, and which of them share an English stem.
final class Dictionary {

    /// Words looked at for one stem. A stem of four letters has a few hundred at most, but for some
    /// (`inte`, `comp`) that begin a great many.
    private static final int MOST_LOOKED_AT = 6000;

    private static final int MOST_FORMS = 48;

    private static final int MOST_REMEMBERED = 2000;

    private final IndexReader reader;
    private final Map<String, List<String>> forms = new ConcurrentHashMap<>();

    Dictionary(IndexReader reader) {
        this.reader = reader;
    }

    /// Words of the index with the same English stem as `word`, itself first; empty where there are
    /// none.
    List<String> forms(String word) throws IOException {
        List<String> known = forms.get(word);
        if (known == null) {
            known = findForms(word);
            if (forms.size() < MOST_REMEMBERED) {
                forms.put(word, known);
            }
        }
        return known;
    }

    private List<String> findForms(String word) throws IOException {
        List<String> found = new ArrayList<>();
        if (frequency(word) > 0) {
            found.add(word);
        }
        if (!Stems.has(word)) {
            return found;
        }
        String stem = Stems.of(word);
        Set<String> others = new HashSet<>();
        String beginning = Stems.beginning(stem);
        if (beginning.length() < Stems.SHORTEST_BEGINNING) {
            for (String form : Stems.likelyForms(stem)) {
                if (frequency(form) > 0) {
                    others.add(form);
                }
            }
        } else {
            collect(new BytesRef(beginning), stem, others);
        }
        others.remove(word);
        others.stream().sorted().limit(MOST_FORMS).forEach(found::add);
        return List.copyOf(found);
    }

    private void collect(BytesRef beginning, String stem, Set<String> into) throws IOException {
        Set<BytesRef> seen = new HashSet<>();
        int longest = beginning.length + Stems.LONGEST_ENDING;
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Fields.TEXT);
            if (terms == null) {
                continue;
            }
            TermsEnum words = terms.iterator();
            int looked = 0;
            if (words.seekCeil(beginning) == TermsEnum.SeekStatus.END) {
                continue;
            }
            BytesRef term = words.term();
            while (term != null
                    && StringHelper.startsWith(term, beginning)
                    && looked++ < MOST_LOOKED_AT) {
                if (term.length <= longest && !seen.contains(term)) {
                    seen.add(BytesRef.deepCopyOf(term));
                    String form = term.utf8ToString();
                    if (Stems.has(form) && Stems.of(form).equals(stem)) {
                        into.add(form);
                    }
                }
                term = words.next();
            }
        }
    }

    int frequency(String word) throws IOException {
        return reader.docFreq(new Term(Fields.TEXT, word));
    }
}
