/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.time;

/** Of a subtask that has read all there was, unless a test says otherwise. */
final class ScriptedProgress implements ReadingProgress {

    private static final long serialVersionUID = 1L;

    boolean begun = true;
    boolean behind;
    long signsOfLife;

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    @Override
    public long signsOfLife() {
        return signsOfLife;
    }
}
