using System.Globalization;
using TrackingPlan.Fuzz;

// plan-fuzz [SEED [COUNT]], plan-fuzz show SEED PLAN, and what it starts itself: plan-fuzz worker SEED FIRST LAST.
int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
switch (args.FirstOrDefault())
{
    case "worker":
        await Worker.RunAsync(Number(1, 1), Number(2, 0), Number(3, 100));
        return 0;
    case "show":
        Console.Write(Worker.TextOf(Number(1, 1), Number(2, 0)));
        return 0;
    default:
        var (seed, count) = (Number(0, Environment.TickCount & 0xFFFF), Number(1, 5_000));
        Console.WriteLine($"seed {seed}, {count} plans");
        var faults = await Campaign.RunAsync(seed, count);
        Console.WriteLine($"{faults.Count} faults in {count} plans of seed {seed}");
        return faults.Count == 0 ? 0 : 1;
}
