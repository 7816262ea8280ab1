package io.tidemark.functions.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A shelf in memory that can be out of reach. */
public final class FakeShelf implements Shelf {
    private final SortedMap<String, byte[]> content = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    public void close() {
        closed = true;
    }

    public void reopen() {
        closed = false;
    }

    /** As if somebody had taken it. */
    public void lose(String key) {
        content.remove(key);
    }

    public List<String> keys() {
        return List.copyOf(content.keySet());
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        requireOpen();
        content.put(key, bytes.clone());
    }

    @Override
    public void put(String key, Path file) throws IOException {
        put(key, Files.readAllBytes(file));
    }

    @Override
    public byte[] get(String key) throws IOException {
        requireOpen();
        byte[] bytes = content.get(key);
        if (bytes == null) {
            throw new IOException(key + " is not there");
        }
        return bytes.clone();
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        requireOpen();
        return keys().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the bucket is away");
        }
    }
}
