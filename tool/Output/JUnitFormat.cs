using System.Globalization;
using System.Xml;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>
/// JUnit's XML, as Jenkins' junit-10.xsd has it, which every build server shows: one test case for each thing said; what fails the run is a
/// failure. Where it stands is said in words, for the schema has no attribute for it.
/// </summary>
internal static class JUnitFormat
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    public static void Write(Report report, TextWriter output)
    {
        // By hand, for the XML writer would name the encoding of the text it writes to, not of the file it ends in.
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
        {
            var tests = Math.Max(1, report.Items.Count).ToString(CultureInfo.InvariantCulture);
            var failures = report.Items.Count(Fails).ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("tests", tests);
            xml.WriteAttributeString("failures", failures);
            xml.WriteAttributeString("errors", "0");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", report.Subject);
            xml.WriteAttributeString("tests", tests);
            xml.WriteAttributeString("failures", failures);
            xml.WriteAttributeString("errors", "0");
            foreach (var item in report.Items)
                WriteCase(xml, item);
            if (report.Items.Count == 0)
                WriteEmptyCase(xml, report.Subject);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static bool Fails(ReportItem item) => item.Level == ReportLevel.Error && item.Acceptance is null;

    private static void WriteCase(XmlWriter xml, ReportItem item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", item.Rule.Id);
        xml.WriteAttributeString("name", $"{item.Rule.Title} ({item.Fingerprint})");
        var text = $"{item.File}({item.Place.Line + 1},{item.Place.Column + 1}): {item.Rule.Id}: {item.Message}";
        if (Fails(item))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", item.Rule.Id);
            xml.WriteAttributeString("message", item.Message);
            xml.WriteString(text);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", item.Acceptance is null ? text : text + " " + item.Acceptance);
        }

        xml.WriteEndElement();
    }

    /// <summary>Some build servers take a report without a test for a broken one.</summary>
    private static void WriteEmptyCase(XmlWriter xml, string subject)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", ToolInfo.Name);
        xml.WriteAttributeString("name", subject + ": nothing to report");
        xml.WriteEndElement();
    }
}
