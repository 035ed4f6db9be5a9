package clients

import (
	"archive/zip"
	"bytes"
	"net/http"
	"testing"

	"github.com/aiven/go-client-codegen/handler/kafkaconnectcustomplugin"
	"github.com/aiven/go-client-codegen/handler/upgradepipeline"
)

const (
	sink   = "org.example.MqttSinkConnector"
	plugin = "mqtt"
)

// A JAR with one connector in it.
func jar() *bytes.Buffer {
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	must(archive.Create("META-INF/MANIFEST.MF"))
	must(archive.Create("org/example/MqttSinkConnector.class"))
	ok(archive.Close())
	return &file
}

func TestPluginsForKafkaConnectAreUploadedFoundAndDeleted(t *testing.T) {
	client := scenario(t)
	announced := must(client.KafkaConnectCustomPluginFileCreate(ctx, acme, &kafkaconnectcustomplugin.KafkaConnectCustomPluginFileCreateIn{
		PluginName: plugin, PluginVersion: "1.0", ServiceType: kafkaconnectcustomplugin.ServiceTypeKafkaConnect,
	}))
	upload := must(http.NewRequest("PUT", *announced.UploadInfo.Url, jar()))
	upload.Header.Set("Content-Type", string(announced.UploadInfo.ContentType))
	answer := must(http.DefaultClient.Do(upload))
	answer.Body.Close()
	equal("the status of the upload", answer.StatusCode, 200)

	file := must(client.KafkaConnectCustomPluginFileGet(ctx, acme, announced.PluginFileId))
	equal("the status of the file", string(file.FileStatus), "READY")
	equal("the class in it", file.PluginClasses[0].PluginClass, sink)
	equal("its classes", len(must(client.KafkaConnectCustomPluginFileClassList(ctx, acme, announced.PluginFileId))), 1)
	equal("files", len(must(client.KafkaConnectCustomPluginFileList(ctx, acme))), 1)
	equal("files of the plugin", len(must(client.KafkaConnectCustomPluginFileListByName(ctx, acme, plugin))), 1)
	equal("plugins", len(must(client.KafkaConnectCustomPluginList(ctx, acme))), 1)
	equal("classes", len(must(client.KafkaConnectCustomPluginClassList(ctx, acme))), 1)
	equal("classes of the plugin", len(must(client.KafkaConnectCustomPluginClassListByName(ctx, acme, plugin))), 1)
	equal("its kind", must(client.KafkaConnectCustomPluginClassGet(ctx, acme, sink)).PluginClassType, kafkaconnectcustomplugin.PluginClassTypeSink)

	says := "For telemetry"
	must(client.KafkaConnectCustomPluginClassUpdate(ctx, acme, sink, &kafkaconnectcustomplugin.KafkaConnectCustomPluginClassUpdateIn{Title: &says}))
	must(client.KafkaConnectCustomPluginFileUpdate(ctx, acme, announced.PluginFileId, &kafkaconnectcustomplugin.KafkaConnectCustomPluginFileUpdateIn{FileDescription: &says}))
	must(client.KafkaConnectCustomPluginUpdate(ctx, acme, plugin, &kafkaconnectcustomplugin.KafkaConnectCustomPluginUpdateIn{PluginDescription: &says}))
	equal("what the plugin is for", *must(client.KafkaConnectCustomPluginGet(ctx, acme, plugin)).PluginDescription, says)

	ok(client.KafkaConnectCustomPluginFileDelete(ctx, acme, announced.PluginFileId))
	ok(client.KafkaConnectCustomPluginDelete(ctx, acme, plugin))
	_, err := client.KafkaConnectCustomPluginGet(ctx, acme, plugin)
	refused(404, "", err)
}

func TestServicesAreUpgradedOneAfterAnother(t *testing.T) {
	client := scenario(t)
	before := control("GET", "/state", nil)
	defer control("PUT", "/state", before)
	world := control("GET", "/state", nil)
	isNamed := func(member, name string) func(any) bool {
		return func(each any) bool { return each.(map[string]any)[member] == name }
	}
	organization := find(world["organizations"].([]any), isNamed("organization_name", "Acme")).(map[string]any)
	project := find(organization["projects"].([]any), isNamed("project_name", website)).(map[string]any)
	service := func(name string) any {
		return map[string]any{"service_name": name, "service_type": "pg", "plan": "startup-4"}
	}
	project["services"] = []any{service("first"), service("second")}
	control("PUT", "/state", world)

	made := must(client.UpgradePipelineStepCreate(ctx, acme, &upgradepipeline.UpgradePipelineStepCreateIn{
		SourceProjectName: website, SourceServiceName: "first", DestinationProjectName: website, DestinationServiceName: "second",
	}))
	equal("steps", len(must(client.UpgradePipelineStepList(ctx, acme)).Steps), 1)
	days := 2
	must(client.UpgradePipelineStepUpdate(ctx, acme, made.StepId, &upgradepipeline.UpgradePipelineStepUpdateIn{AutoValidationDelayDays: &days}))
	well := "It runs well"
	ok(client.UpgradePipelineStepValidate(ctx, website, "second", &upgradepipeline.UpgradePipelineStepValidateIn{Comment: &well}))
	step := must(client.UpgradePipelineStepGet(ctx, acme, made.StepId))
	equal("days", step.AutoValidationDelayDays, days)
	ok(client.UpgradePipelineStepDelete(ctx, acme, made.StepId))
	_, err := client.UpgradePipelineStepGet(ctx, acme, made.StepId)
	refused(404, "", err)
}

func TestCodesOfReferralsAndCredits(t *testing.T) {
	client := scenario(t)
	refused(404, "", client.ValidateReferralCode(ctx, "nobody"))
	refused(404, "", client.ValidateCreditCode(ctx, "nothing"))
}
