package etools.search;

import java.util.BitSet;

/// The rows an [Ask] found.
///
/// @param rows all of them
/// @param best the most relevant, best first; empty where no order was asked for
@SuppressWarnings("ArrayRecordComponent") // handed on once
public record Found(BitSet rows, int[] best) {}
