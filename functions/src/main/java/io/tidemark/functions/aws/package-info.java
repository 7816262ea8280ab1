/** The worker's side of AWS: the only place of this module that knows its types. */
@NullMarked
package io.tidemark.functions.aws;

import org.jspecify.annotations.NullMarked;
