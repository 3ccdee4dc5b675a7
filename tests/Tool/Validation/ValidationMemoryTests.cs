using System.Text;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Validation;

namespace TrackingPlan.Tool.Tests.Validation;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection<ValidationMemoryTests>]
public class ValidationMemoryTests
{
    private const string Line = """{"type":"track","event":"Referral Invite Sent","userId":"u","timestamp":"2026-01-31T09:30:00.000Z","properties":{"referrer_user_id":"u","channel":"email","referral_code":"pNRB1a"}}""" + "\n";

    [Fact]
    public async Task A_line_that_is_valid_leaves_nothing_behind()
    {
        var validator = new PlanValidator(FileDocuments.Read(Plans.Referral));
        await Allocated(validator, lines: 10_000);
        var few = await Allocated(validator, lines: 10_000);
        var many = await Allocated(validator, lines: 110_000);

        // One object of the smallest kind has 24 bytes; what each block of many lines costs is far below.
        Assert.InRange((many - few) / 100_000.0, -1, 8);
    }

    private static async Task<long> Allocated(PlanValidator validator, int lines)
    {
        using var events = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Line, lines))));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await foreach (var block in EventFile.Check(events, validator, TestContext.Current.CancellationToken))
            Assert.Empty(block.Violations);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
