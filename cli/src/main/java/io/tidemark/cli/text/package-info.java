/** Numbers as people read them. */
@NullMarked
package io.tidemark.cli.text;

import org.jspecify.annotations.NullMarked;
