using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

public sealed class WriteKeyTests
{
    [Fact]
    public Task Keys_of_every_client() => new RuleTest<WriteKeyAnalyzer>(
        """
        using RudderStack;

        class Start
        {
            const string Key = "9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv";

            object Segment() => new Options { WriteKey = {|TRK2012:"9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv"|} };
            object Rudder() => new RudderClient({|TRK2012:Key|});
            void Facade() => RudderAnalytics.Initialize({|TRK2012:"2Nh8rTQzaFyTFTn4WAGwoEqeGTU"|}, new RudderConfig());
            object PostHog() => new Options { ProjectApiKey = {|TRK2012:"phc_9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv9dxqlFyTFTn"|} };
        }

        class Options
        {
            public string WriteKey { get; set; }
            public string ProjectApiKey { get; set; }
        }
        """,
        Clients.RudderStack).Run();

    [Fact]
    public Task Nothing_for_configuration_placeholders_and_other_texts() => new RuleTest<WriteKeyAnalyzer>(
        """
        using RudderStack;

        class Start
        {
            object FromConfiguration(string key) => new RudderClient(key);
            object Placeholder() => new RudderClient("YOUR_WRITE_KEY");
            object Words() => new RudderClient("PleaseReplaceThisByYourWriteKey");
            object Test() => new RudderClient("test");
            object Sentence() => new RudderClient("the write key of source 1 in staging");
            string Other = "9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv";
        }
        """,
        Clients.RudderStack).Run();
}
