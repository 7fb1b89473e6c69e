/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.waiting;

/**
 * Some of the values of a key that wait for one instant.
 *
 * @param time the instant, epoch milliseconds
 * @param number from 0; a chunk is full before the next begins
 */
public record WaitingChunk(long time, int number) {

    /** So few that adding one to a chunk stays cheap, however many wait for one instant. */
    static final int SIZE = 64;

    static WaitingChunk of(long time, int valuesBefore) {
        return new WaitingChunk(time, valuesBefore / SIZE);
    }
}
