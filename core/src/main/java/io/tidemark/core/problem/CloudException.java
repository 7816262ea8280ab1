package io.tidemark.core.problem;

import java.util.List;

/** Problems that no change of what the user wrote mends: the cloud could not be reached, or it refused. */
public class CloudException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    public CloudException(List<Problem> problems) {
        super(problems);
    }
}
