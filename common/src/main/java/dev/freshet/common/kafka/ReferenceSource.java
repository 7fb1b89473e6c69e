/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.kafka;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.time.ReadingProgress;
import org.apache.flink.api.connector.source.Source;

/**
 * The source of a compacted topic.
 *
 * @param progress for the watermarks of this source
 */
public record ReferenceSource<T>(Source<Decoded<Change<T>>, ?, ?> source, ReadingProgress progress) {}
