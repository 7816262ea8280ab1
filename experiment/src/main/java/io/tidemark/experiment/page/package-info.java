/** An experiment as an HTML page, and the parts that its pages share. */
@NullMarked
package io.tidemark.experiment.page;

import org.jspecify.annotations.NullMarked;
