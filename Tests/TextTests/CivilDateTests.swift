// Days of the calendar and their numbers.

import Testing
import Text

struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (2026, 11, 29, 20_786),
        (1900, 2, 28, -25_509), (1900, 3, 1, -25_508), (1, 1, 1, -719_162), (0, 3, 1, -719_468), (-1, 12, 31, -719_529),
        (9999, 12, 31, 2_932_896),
    ])
    func `a day and its number`(year: Int, month: Int, day: Int, number: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.daysSince1970 == number)
        #expect(CivilDate(daysSince1970: number) == date)
    }

    @Test func `every day of eight hundred years follows the one before`() {
        var date = CivilDate(year: 1599, month: 12, day: 31)
        for number in (date.daysSince1970 + 1)...CivilDate(year: 2400, month: 1, day: 1).daysSince1970 {
            let next = CivilDate(daysSince1970: number)
            let isLast = date.day == CivilDate.days(inMonth: date.month, of: date.year)
            let isYearEnd = isLast && date.month == 12
            let expected = CivilDate(
                year: date.year + (isYearEnd ? 1 : 0), month: isYearEnd ? 1 : date.month + (isLast ? 1 : 0),
                day: isLast ? 1 : date.day + 1)
            guard next == expected, next.daysSince1970 == number else {
                Issue.record("\(next) follows \(date)")
                return
            }
            date = next
        }
    }
}
