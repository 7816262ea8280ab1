/** What is deployed on AWS: made, shown and removed from the command line. */
@NullMarked
package io.tidemark.cli.deploy;

import org.jspecify.annotations.NullMarked;
