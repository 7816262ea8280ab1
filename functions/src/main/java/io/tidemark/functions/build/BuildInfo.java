package io.tidemark.functions.build;

import static java.util.Objects.requireNonNull;

import java.util.ResourceBundle;

/** Version and commit, as the build wrote them beside the classes of core. */
public record BuildInfo(String version, String commit) {
    public BuildInfo {
        requireNonNull(version, "version is null");
        requireNonNull(commit, "commit is null");
    }

    public static BuildInfo load() {
        ResourceBundle bundle = ResourceBundle.getBundle("io.tidemark.core.build");
        return new BuildInfo(bundle.getString("version"), bundle.getString("commit"));
    }

    @Override
    public String toString() {
        return version + " (" + commit + ")";
    }
}
