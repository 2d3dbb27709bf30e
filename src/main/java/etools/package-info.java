/// E-Tools starts here: [etools.Main] builds the parts and hands them to one another.
@NullMarked
package etools;

import org.jspecify.annotations.NullMarked;
