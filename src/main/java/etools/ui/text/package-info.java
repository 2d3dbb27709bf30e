/// An article's text as the window sets it: a body becomes blocks, and a page of blocks is laid
/// out, scrolled, selected and copied. Uses only the domain.
@NullMarked
package etools.ui.text;

import org.jspecify.annotations.NullMarked;
