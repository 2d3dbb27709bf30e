/// Charts whose every mark has a name, a value and something behind it: bars, lines, a calendar, an
/// order of merit. Each is one stop of the Tab key. Knows nothing of readings.
@NullMarked
package etools.ui.chart;

import org.jspecify.annotations.NullMarked;
