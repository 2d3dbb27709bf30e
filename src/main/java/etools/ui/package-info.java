/// The window and the model behind it; lives on the JavaFX thread. Uses importing, the library and
/// the domain.
@NullMarked
package etools.ui;

import org.jspecify.annotations.NullMarked;
