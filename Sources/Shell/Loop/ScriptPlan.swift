// What is said of a plan that a script leaves open. A plan of a prompt stays; a script has no one who would send its
// plan later, so it is dropped (Language §7).

import Library

/// The open plan of a script that ends.
enum ScriptPlan {
    /// What became of it.
    static func words(_ plan: Plan) -> String {
        let waiting = plan.records.count { !$0.hasBegun }
        let dropped =
            switch waiting {
            case 0: "it was closed"
            case 1: "the 1 change in it was dropped"
            default: "the \(waiting) changes in it were dropped"
            }
        let sent = (plan.done + plan.records.filter(\.hasBegun)).map(\.number).max()
        let way = sent.map { " To take back what it has sent: undo \($0)" } ?? ""
        return "The script ended with an open plan, so \(dropped). A script sends its plan with commit.\(way)"
    }
}
