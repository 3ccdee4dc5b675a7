using TrackingPlan.Benchmarks.Analysis;

// dotnet run -c Release --project benchmarks/Analysis           nine rounds of the compiler
// dotnet run -c Release --project benchmarks/Analysis -- 3      three, for a first look
var rounds = args is [var given] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 9;
var root = Directory.CreateTempSubdirectory("tracking-plan-analysis").FullName;
Corpus[] corpora = [Corpus.Write("4,000 typed calls", root, isTyped: true), Corpus.Write("4,000 untyped calls, accepted", root, isTyped: false)];

Console.WriteLine("| analyzers alone, warm, one thread | analyzers | median ms | least ms | slowest | KB allocated beside an idle analyzer |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var corpus in corpora)
    AnalyzerTime.Print(corpus);

Console.WriteLine();
Console.WriteLine("| compile of | the compiler is a | beside | rules off, median ms | on | ratio | median of the rounds' ratios |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var corpus in corpora)
{
    var compile = new WholeCompile(corpus, AnalyzerTime.RuleIds);
    compile.Print(rounds, server: true);
    compile.Print(rounds, server: false);
}

Directory.Delete(root, recursive: true);
