using TrackingPlan.Benchmarks.Analysis;

// dotnet run -c Release --project benchmarks/Analysis
var root = Directory.CreateTempSubdirectory("tracking-plan-analysis").FullName;
Corpus[] corpora = [Corpus.Write("4,000 typed calls", root, isTyped: true), Corpus.Write("4,000 untyped calls, accepted", root, isTyped: false)];

Console.WriteLine("| analyzers alone, warm, one thread | analyzers | median ms | least ms | slowest | reports |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var corpus in corpora)
    AnalyzerTime.Print(corpus);

Console.WriteLine();
Console.WriteLine("| the compiler, in a process of its own | without ms | with ms | ratio | without CPU ms | with CPU ms | ratio |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var corpus in corpora)
    WholeCompile.Print(corpus);
Directory.Delete(root, recursive: true);
