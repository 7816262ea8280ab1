package io.tidemark.aggregator.fleet.remote;

import io.tidemark.functions.remote.PieceKey;
import io.tidemark.functions.remote.Post;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which pieces of a run's request logs lie on the shelf. */
final class ShelvedPieces {
    private final String runId;
    private final Map<Post, TreeMap<Integer, PieceKey>> pieces = new HashMap<>();
    private int count;

    ShelvedPieces(String runId, Collection<String> keys) {
        this.runId = runId;
        for (String key : keys) {
            PieceKey.parse(key)
                    .filter(piece -> piece.post().runId().equals(runId))
                    .ifPresent(this::add);
        }
    }

    private void add(PieceKey piece) {
        pieces.computeIfAbsent(piece.post(), post -> new TreeMap<>()).put(piece.piece(), piece);
        count++;
    }

    int count() {
        return count;
    }

    /** Those who have served a segment, as far as they have announced a log; the first shift first. */
    List<Post> posts(int segment) {
        return pieces.keySet().stream()
                .filter(post -> post.segment() == segment)
                .sorted(Comparator.comparingInt(Post::shift))
                .toList();
    }

    /** In the order of their numbers, which may have gaps. */
    List<PieceKey> of(Post post) {
        return List.copyOf(pieces.getOrDefault(post, new TreeMap<>()).values());
    }

    /**
     * Whether nothing more is to come.
     *
     * @param lost workers that bring no more
     */
    boolean isComplete(int segments, Set<Post> lost) {
        return IntStream.range(0, segments)
                .mapToObj(segment -> new Post(runId, segment, 0))
                .allMatch(first -> (pieces.containsKey(first) || lost.contains(first))
                        && posts(first.segment()).stream().allMatch(post -> lost.contains(post) || hasEnd(post)));
    }

    boolean hasEnd(Post post) {
        TreeMap<Integer, PieceKey> some = pieces.get(post);
        return some != null && some.lastEntry().getValue().last();
    }
}
