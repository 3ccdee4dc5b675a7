using TrackingPlan.Benchmarks.Analysis;

// dotnet run -c Release --project benchmarks/Analysis           nine rounds of the compiler
// dotnet run -c Release --project benchmarks/Analysis -- 3      three, for a first look
var rounds = args is [var given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 9;
var root = Directory.CreateTempSubdirectory("tracking-plan-analysis").FullName;
Corpus[] corpora = [Corpus.Write("4,000 typed calls", root, isTyped: true), Corpus.Write("4,000 untyped calls, accepted", root, isTyped: false)];

Console.WriteLine("| analyzers alone, warm, one thread | analyzers | median ms | least ms | slowest | reports |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var corpus in corpora)
    AnalyzerTime.Print(corpus);

Console.WriteLine();
Console.WriteLine("| the compiler, in a process of its own | without, median ms | with | ratio | without, least ms | with | ratio |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var corpus in corpora)
    WholeCompile.Print(corpus, rounds);
Directory.Delete(root, recursive: true);
