/** Reports to S3: the only place of this module's reporters that knows the types of AWS. */
@NullMarked
package io.tidemark.experiment.reporter.aws;

import org.jspecify.annotations.NullMarked;
