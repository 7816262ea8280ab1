/** Makes messages of lines of logs, and fields of messages, in the manner of logstash. */
@NullMarked
package io.tidemark.experiment.logstax;

import org.jspecify.annotations.NullMarked;
