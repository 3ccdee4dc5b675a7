using System.Diagnostics;
using System.Globalization;
using TrackingPlan.Validate.Benchmarks;

// dotnet run -c Release --project benchmarks/Validate              a file of 10 MB and one of 1 GB
// dotnet run -c Release --project benchmarks/Validate -- 10 100    other sizes, in MB
//
// `validate` against the referral plan, beside its floor in the same run: bare JsonDocument.Parse of every line of the same file, on one
// thread. Each measurement is a process of its own, so that its peak of memory is its own.
if (args is ["measure", var what, var path])
    return await Measurement.RunAsync(what, path);

var sizes = args.Length > 0 ? Array.ConvertAll(args, size => int.Parse(size, CultureInfo.InvariantCulture)) : [10, 1_000];
Console.WriteLine($"{"file",8} {"parse",9} {"validate",10} {"ratio",6} {"CPU parse",10} {"CPU validate",13} {"CPU ratio",10} {"peak parse",11} {"peak validate",14}   ({Environment.ProcessorCount} cores)");
foreach (var size in sizes)
{
    var file = Path.Combine(Path.GetTempPath(), $"tracking-plan-validate-{Environment.ProcessId}.ndjson");
    try
    {
        EventLines.Write(file, size * 1_000_000L);
        var parse = Measure("parse", file);
        var validate = Measure("validate", file);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,5} MB {parse.Seconds,7:F2} s {validate.Seconds,8:F2} s {validate.Seconds / parse.Seconds,6:F2} {parse.Cpu,8:F2} s {validate.Cpu,11:F2} s {validate.Cpu / parse.Cpu,10:F2} {parse.Peak / 1e6,8:F0} MB {validate.Peak / 1e6,11:F0} MB"));
    }
    finally
    {
        File.Delete(file);
    }
}

return 0;

static (double Seconds, double Cpu, long Peak) Measure(string what, string file)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
    if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        start.ArgumentList.Add(typeof(Measurement).Assembly.Location);
    foreach (var argument in new[] { "measure", what, file })
        start.ArgumentList.Add(argument);
    using var process = Process.Start(start)!;
    var answer = process.StandardOutput.ReadToEnd().Trim().Split(' ');
    process.WaitForExit();
    return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture), long.Parse(answer[2], CultureInfo.InvariantCulture));
}
