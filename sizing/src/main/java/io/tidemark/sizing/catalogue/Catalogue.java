package io.tidemark.sizing.catalogue;

import io.tidemark.core.problem.ProblemsException;
import java.util.Set;

/** Knows the machine types of one region. */
public interface Catalogue {
    /** Names that are known before anybody was asked. */
    Set<String> names();

    /**
     * @throws io.tidemark.core.problem.CloudException when it has to ask and is not answered
     * @throws ProblemsException when there is no such region in it
     */
    Listing list() throws ProblemsException;
}
