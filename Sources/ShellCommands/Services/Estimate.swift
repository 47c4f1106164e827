// What a line would cost, as the loop works it out without sending anything (`budget LINE`).

package import SpotifyAPI

/// What a line would cost.
package struct Estimate: Sendable, Equatable {
    /// How many requests it takes at least; nil where only its command's own words tell.
    package var requests: Int?
    /// The bucket of its first request; nil when none would be sent.
    package var firstBucket: Bucket?
    /// What its command says of its cost.
    package var cost: String

    /// An estimate of these requests.
    package init(requests: Int?, firstBucket: Bucket?, cost: String) {
        self.requests = requests
        self.firstBucket = firstBucket
        self.cost = cost
    }

    /// What both cost, one after the other.
    package func followed(by other: Estimate) -> Estimate {
        var sum: Int?
        if let requests, let others = other.requests { sum = requests + others }
        return Estimate(
            requests: sum, firstBucket: firstBucket ?? other.firstBucket, cost: cost == "none" ? other.cost : cost)
    }
}
