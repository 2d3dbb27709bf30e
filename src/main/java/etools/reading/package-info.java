/// The reading record: events, the rule that judges them, and every figure that is computed from
/// them. Pure: no disk, no clock. Uses only the domain.
@NullMarked
package etools.reading;

import org.jspecify.annotations.NullMarked;
