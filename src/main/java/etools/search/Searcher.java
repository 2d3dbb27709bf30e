package etools.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Answers over one state of the index. The segments are shared out to two threads, so that a
/// question that touches every article has both cores.
final class Searcher extends IndexSearcher {

    private static final int THREADS = 2;

    /// Digits that the sketches of like texts share: texts with three quarters of their pairs in
    /// common do in 98 of 100 cases, texts with none in one of nine million.
    private static final int ALIKE = 9;

    static {
        IndexSearcher.setMaxClauseCount(100_000); // AskParser has a limit of its own
    }

    private final Rows rows;
    private final Executor executor;
    private final List<List<LeafReaderContext>> shares;
    final Dictionary dictionary;

    Searcher(IndexReader reader, Rows rows, Executor executor) {
        super(reader, executor);
        this.rows = rows;
        this.executor = executor;
        shares = shares(reader.leaves());
        dictionary = new Dictionary(reader);
        setQueryCache(null); // an answer is one pass; what it would keep is most of the heap
    }

    private static List<List<LeafReaderContext>> shares(List<LeafReaderContext> leaves) {
        List<List<LeafReaderContext>> shares = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            shares.add(new ArrayList<>());
        }
        leaves.stream()
                .sorted(Comparator.comparingInt(leaf -> -leaf.reader().maxDoc()))
                .forEach(leaf ->
                        shares.stream()
                                .min(Comparator.comparingInt(Searcher::documents))
                                .orElseThrow()
                                .add(leaf));
        return shares;
    }

    private static int documents(List<LeafReaderContext> leaves) {
        return leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
    }

    Found find(Ask ask, Facts facts, int best) throws IOException {
        Questions questions = new Questions(getIndexReader(), dictionary, facts, rows);
        @Nullable FixedBitSet[] fitting = new FixedBitSet[leafContexts.size()];
        Weight weight = createWeight(rewrite(questions.fits(ask)), ScoreMode.COMPLETE_NO_SCORES, 1);
        BitSet all = collect(weight, fitting);
        return new Found(
                all,
                best == 0 || all.isEmpty()
                        ? new int[0]
                        : best(questions.scores(ask), fitting, all, best));
    }

    /// Reads the sketches of all articles: some ten milliseconds for a million.
    int[] alike(long sketch, int most) throws IOException {
        record Like(int row, int shared) {}
        List<Like> found = new ArrayList<>();
        for (LeafReaderContext leaf : leafContexts) {
            NumericDocValues sketches = leaf.reader().getNumericDocValues(Fields.SKETCH);
            if (sketches == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            int[] rowOf = rows.of(leaf.reader());
            for (int doc = sketches.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = sketches.nextDoc()) {
                int shared = Sketch.shared(sketch, sketches.longValue());
                if (shared >= ALIKE && (live == null || live.get(doc))) {
                    found.add(new Like(rowOf[doc], shared));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Like::shared).reversed())
                .limit(most)
                .mapToInt(Like::row)
                .toArray();
    }

    private BitSet collect(Weight weight, @Nullable FixedBitSet[] fitting) throws IOException {
        if (shares.get(1).isEmpty()) {
            return BitSet.valueOf(collect(weight, shares.get(0), fitting));
        }
        CompletableFuture<long[]> half =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return collect(weight, shares.get(1), fitting);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        executor);
        long[] mine = collect(weight, shares.get(0), fitting);
        return BitSet.valueOf(either(mine, joined(half)));
    }

    /// Waits without minding interrupts: Lucene closes its files when a thread is interrupted.
    private static long[] joined(CompletableFuture<long[]> half) throws IOException {
        try {
            return half.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            if (e.getCause() instanceof Error failed) {
                throw failed;
            }
            throw e;
        }
    }

    private static long[] either(long[] one, long[] other) {
        if (one.length < other.length) {
            return either(other, one);
        }
        for (int i = 0; i < other.length; i++) {
            one[i] |= other[i];
        }
        return one;
    }

    private long[] collect(
            Weight weight, List<LeafReaderContext> leaves, @Nullable FixedBitSet[] fitting)
            throws IOException {
        long[] words = new long[64];
        for (LeafReaderContext leaf : leaves) {
            FixedBitSet docs = new FixedBitSet(leaf.reader().maxDoc());
            BulkScorer scorer = weight.bulkScorer(leaf);
            if (scorer == null) {
                continue;
            }
            scorer.score(
                    new Docs(docs), leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
            fitting[leaf.ord] = docs;
            words = addRows(docs, rows.of(leaf.reader()), words);
        }
        return words;
    }

    private static long[] addRows(FixedBitSet docs, int[] rowOf, long[] rowBits) {
        long[] words = rowBits;
        long[] bits = docs.getBits();
        int length = FixedBitSet.bits2words(docs.length());
        for (int i = 0; i < length; i++) {
            long word = bits[i];
            int first = i << 6;
            while (word != 0) {
                int row = rowOf[first + Long.numberOfTrailingZeros(word)];
                int at = row >> 6;
                if (at >= words.length) {
                    words = Arrays.copyOf(words, Math.max(at + 1, words.length * 2));
                }
                words[at] |= 1L << row;
                word &= word - 1;
            }
        }
        return words;
    }

    private int[] best(List<Query> scores, @Nullable FixedBitSet[] fitting, BitSet all, int most)
            throws IOException {
        int[] best = new int[Math.min(most, all.cardinality())];
        int count = 0;
        BitSet taken = new BitSet();
        if (!scores.isEmpty()) {
            BooleanQuery.Builder scored = new BooleanQuery.Builder();
            scored.add(new DocsQuery(fitting), Occur.FILTER);
            for (Query score : scores) {
                scored.add(score, Occur.SHOULD);
            }
            scored.setMinimumNumberShouldMatch(1);
            for (ScoreDoc hit :
                    search(scored.build(), new TopScoreDocCollectorManager(best.length, 1))
                            .scoreDocs) {
                int row = row(hit.doc);
                best[count++] = row;
                taken.set(row);
            }
        }
        // what no word speaks for, newest first
        for (int row = all.length();
                count < best.length && (row = all.previousSetBit(row - 1)) >= 0; ) {
            if (!taken.get(row)) {
                best[count++] = row;
            }
        }
        return best;
    }

    private int row(int doc) throws IOException {
        LeafReaderContext leaf = leafContexts.get(ReaderUtil.subIndex(doc, leafContexts));
        return rows.of(leaf.reader())[doc - leaf.docBase];
    }

    /// Collects the documents of one segment.
    private record Docs(FixedBitSet docs) implements LeafCollector {

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
            docs.set(doc);
        }

        @Override
        public void collectRange(int min, int max) {
            docs.set(min, max);
        }

        @Override
        public void collect(DocIdStream stream) throws IOException {
            stream.forEach(docs::set);
        }
    }
}
