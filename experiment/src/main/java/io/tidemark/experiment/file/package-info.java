/** Reads experiments from files: joins them, fills in what is fixed, and checks it all before anything runs. */
@NullMarked
package io.tidemark.experiment.file;

import org.jspecify.annotations.NullMarked;
