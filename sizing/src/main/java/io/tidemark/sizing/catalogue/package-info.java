/** What machine types there are, and which of them are meant. */
@NullMarked
package io.tidemark.sizing.catalogue;

import org.jspecify.annotations.NullMarked;
