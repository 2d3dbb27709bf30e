package etools.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

import java.io.IOException;
import java.util.function.IntPredicate;

/// The articles of which the library says yes by their row.
final class RowQuery extends Query {

    private static final float COST_OF_ONE = 5;

    private final IntPredicate test;
    private final Rows rows;

    RowQuery(IntPredicate test, Rows rows) {
        this.test = test;
        this.rows = rows;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                int[] rowOf = rows.of(leaf.reader());
                return new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) {
                        DocIdSetIterator all = DocIdSetIterator.all(rowOf.length);
                        TwoPhaseIterator tested =
                                new TwoPhaseIterator(all) {
                                    @Override
                                    public boolean matches() {
                                        return test.test(rowOf[approximation.docID()]);
                                    }

                                    @Override
                                    public float matchCost() {
                                        return COST_OF_ONE;
                                    }
                                };
                        return new ConstantScoreScorer(boost, scoreMode, tested);
                    }

                    @Override
                    public long cost() {
                        return rowOf.length;
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false; // marks change without the index
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "rows";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
