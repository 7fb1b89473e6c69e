/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.catalog;

/**
 * Some of the questions about an item that wait for one instant.
 *
 * @param time the instant, epoch milliseconds
 * @param number from 0; a chunk is full before the next begins
 */
public record QuestionChunk(long time, int number) {

    /** So few that adding one to a chunk stays cheap, however many ask about a best-seller in one second. */
    static final int SIZE = 64;

    static QuestionChunk of(long time, int questionsBefore) {
        return new QuestionChunk(time, questionsBefore / SIZE);
    }
}
