/** What a configuration says about one component: options with their meaning, and the values that were read. */
@NullMarked
package io.tidemark.experiment.settings;

import org.jspecify.annotations.NullMarked;
