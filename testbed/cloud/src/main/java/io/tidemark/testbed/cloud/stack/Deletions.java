package io.tidemark.testbed.cloud.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of several resources can be deleted next: none goes before those that need it. */
final class Deletions {
    private final List<StackResource> left;
    private final List<StackResource> failed = new ArrayList<>();

    Deletions(List<StackResource> resources) {
        left = new ArrayList<>(resources.reversed());
    }

    Optional<StackResource> next() {
        return left.stream()
                .filter(one -> !failed.contains(one))
                .filter(one -> left.stream().noneMatch(other -> other.needs().contains(one.logicalId())))
                .findFirst();
    }

    void done(StackResource resource) {
        left.remove(resource);
    }

    void failed(StackResource resource) {
        failed.add(resource);
    }

    /** Logical ids. */
    List<String> failures() {
        return failed.stream().map(StackResource::logicalId).toList();
    }
}
