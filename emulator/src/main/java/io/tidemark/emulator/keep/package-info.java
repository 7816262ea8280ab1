/**
 * What survives the end of the process, so that no servo needs to begin anew: snapshots, and journals of what changed since.
 *
 * <p>The files, version 1. Numbers are big-endian, a text is UTF-8, and each byte is under a checksum, a CRC32C:
 *
 * <pre>
 * header     "TMES" version:4 crc:4, then a frame of kind:1 number:8 backend; the kind is 'S' or 'J'
 * snapshot   header, a standing of each application, end
 * journal    header, standings; of one application, the one with the most events counts
 * frame      length:4 payload crc:4
 * standing   a frame of 'S' progress:8 cycles:8 events:8 account app state pending, each of them length:4 text
 * end        a frame of 'E' standings:8
 * </pre>
 *
 * <p>The length of a pending command that is none is -1.
 */
@NullMarked
package io.tidemark.emulator.keep;

import org.jspecify.annotations.NullMarked;
