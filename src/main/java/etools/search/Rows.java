package etools.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which row each document of a segment is, kept in memory (4 bytes an article), so that a million
/// of them are collected without decoding anything.
final class Rows {

    private final Map<IndexReader.CacheKey, int[]> bySegment = new ConcurrentHashMap<>();

    int[] of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        int[] known = bySegment.get(core.getKey());
        if (known == null) {
            known = read(segment);
            if (bySegment.putIfAbsent(core.getKey(), known) == null) {
                core.addClosedListener(bySegment::remove);
            }
        }
        return known;
    }

    private static int[] read(LeafReader segment) throws IOException {
        int[] rows = new int[segment.maxDoc()];
        SortedNumericDocValues values = DocValues.getSortedNumeric(segment, Fields.ROW);
        for (int doc = values.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = values.nextDoc()) {
            rows[doc] = Math.toIntExact(values.nextValue());
        }
        return rows;
    }
}
