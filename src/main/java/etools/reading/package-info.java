/// The reading record: events, the rule that judges them, and every figure that is computed from
/// them; and what can be counted in a text. Pure: no disk, no clock. Uses only the domain.
@NullMarked
package etools.reading;

import org.jspecify.annotations.NullMarked;
