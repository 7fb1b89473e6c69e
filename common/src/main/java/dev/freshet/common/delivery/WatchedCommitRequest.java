/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.delivery;

import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.jspecify.annotations.Nullable;

/** A commit request that holds back the news of a failure until it is known what the failure means. */
final class WatchedCommitRequest implements CommitRequest<KafkaCommittable> {

    private final CommitRequest<KafkaCommittable> request;
    private final Consumer<WatchedCommitRequest> onFailure;
    private @Nullable Throwable failure;

    WatchedCommitRequest(CommitRequest<KafkaCommittable> request, Consumer<WatchedCommitRequest> onFailure) {
        this.request = request;
        this.onFailure = onFailure;
    }

    @Override
    public KafkaCommittable getCommittable() {
        return request.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
        return request.getNumberOfRetries();
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
        failure = reason;
        onFailure.accept(this);
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
        failure = reason;
        onFailure.accept(this);
    }

    @Override
    public void retryLater() {
        request.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable committable) {
        request.updateAndRetryLater(committable);
    }

    @Override
    public void signalAlreadyCommitted() {
        request.signalAlreadyCommitted();
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    void passOnAlreadyCommitted() {
        request.signalAlreadyCommitted();
    }

    void passOnKnownReason() {
        request.signalFailedWithKnownReason(failure);
    }

    /** Makes Flink restart the job and try the commit again. */
    void passOnUnknownReason(String account) {
        request.signalFailedWithUnknownReason(new IllegalStateException(account, failure));
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
