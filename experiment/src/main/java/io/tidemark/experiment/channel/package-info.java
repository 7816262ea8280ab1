/** Channels that bring parameters to the application: by programs and by requests. */
@NullMarked
package io.tidemark.experiment.channel;

import org.jspecify.annotations.NullMarked;
