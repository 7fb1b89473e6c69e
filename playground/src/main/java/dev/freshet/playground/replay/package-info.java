/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A job run over history that lies in files: loading, the bounded run, what came out, and a summary.
 *
 * <p>The job itself is the one that runs on a cluster: the same pipeline, sources and transactional sink.
 */
@NullMarked
package dev.freshet.playground.replay;

import org.jspecify.annotations.NullMarked;
